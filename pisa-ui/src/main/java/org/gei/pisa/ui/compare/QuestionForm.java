package org.gei.pisa.ui.compare;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.LoadedVariable;
import org.gei.pisa.domain.live.LoadedVariable.Kind;
import org.gei.pisa.domain.live.Statistic;
import org.gei.pisa.ui.feed.Variables;
import org.jspecify.annotations.Nullable;

/// Chooses statistic, variable and groups; shows only the fields that belong to the statistic. Every choice is told at
/// once.
class QuestionForm extends Div {

    private static final List<Double> PERCENTILES = List.of(5.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0);

    private final Consumer<Question> asked;
    private final Select<Statistic> statistic = new Select<>();
    private final ComboBox<LoadedVariable> variable = new ComboBox<>("Variable");
    private final MultiSelectComboBox<LoadedVariable> by = new MultiSelectComboBox<>("By groups (up to two)");
    private final MultiSelectComboBox<Double> p = new MultiSelectComboBox<>("Percentiles");
    private final MultiSelectComboBox<String> measures = new MultiSelectComboBox<>();
    private final Select<String> first = new Select<>();
    private final Select<String> second = new Select<>();
    private final ComboBox<LoadedVariable> other = new ComboBox<>();
    private Question question;
    private Variables variables = new Variables(List.of());

    QuestionForm(Question question, Consumer<Question> asked) {
        this.question = question;
        this.asked = asked;
        addClassNames("card", "question");
        statistic.setLabel("Statistic");
        statistic.setItems(Statistic.values());
        statistic.setItemLabelGenerator(Statistic::label);
        first.setLabel("First group");
        second.setLabel("minus");
        first.setItemLabelGenerator(this::groupLabel);
        second.setItemLabelGenerator(this::groupLabel);
        p.setItems(PERCENTILES);
        p.setItemLabelGenerator(value -> "P" + EstimateQuery.percent(value));
        measures.setItemLabelGenerator(this::measureLabel);
        variable.setItemLabelGenerator(QuestionForm::label);
        other.setItemLabelGenerator(QuestionForm::label);
        by.setItemLabelGenerator(QuestionForm::label);
        by.setClearButtonVisible(true);
        p.setClearButtonVisible(true);
        measures.setClearButtonVisible(true);
        by.setPlaceholder("all students");
        p.setPlaceholder("10, 25, 50, 75, 90");
        measures.setPlaceholder("all");
        on(statistic, value -> ask(question().withStatistic(value)));
        on(variable, value -> ask(question().withVariable(value.name())));
        on(
                by,
                value -> ask(question()
                        .withBy(value.stream().map(LoadedVariable::name).toList())));
        on(p, value -> ask(question().withP(value.stream().sorted().toList())));
        on(measures, value -> ask(question().withMeasures(inOrder(value), isDomain())));
        on(first, value -> ask(question().withGroups(value, second.getValue())));
        on(second, value -> ask(question().withGroups(first.getValue(), value)));
        on(other, value -> ask(question().withOther(value.name())));
        add(statistic, variable, by, p, measures, first, second, other);
        show(question);
    }

    /// Offers what is loaded now.
    void offer(Variables loaded) {
        if (!loaded.equals(variables)) {
            variables = loaded;
            offer(variable, loaded.of(Kind.DOMAIN, Kind.CONTINUOUS, Kind.CATEGORICAL));
            offer(other, loaded.of(Kind.CONTINUOUS, Kind.CATEGORICAL, Kind.DOMAIN));
            by.setItems(QuestionForm::matches, loaded.of(Kind.CATEGORICAL));
            show(question);
        }
    }

    private static void offer(ComboBox<LoadedVariable> field, List<LoadedVariable> list) {
        field.setItems(QuestionForm::matches, list);
    }

    void show(Question now) {
        question = now;
        statistic.setValue(now.statistic());
        variables.find(now.variable()).ifPresent(variable::setValue);
        var grouping = new LinkedHashSet<LoadedVariable>();
        now.by().forEach(name -> variables.find(name).ifPresent(grouping::add));
        by.setValue(grouping);
        by.setVisible(true);
        p.setVisible(now.statistic() == Statistic.PERCENTILE);
        p.setValue(PERCENTILES.stream().filter(now.p()::contains).toList());
        showMeasures(now);
        showGroups(now);
        boolean correlation = now.statistic() == Statistic.CORRELATION;
        var name = correlation ? now.with() : now.on();
        other.setVisible(correlation || Question.LINES.contains(now.statistic()));
        other.setLabel(correlation ? "With" : "On (explaining)");
        if (name != null) {
            variables.find(name).ifPresent(other::setValue);
        }
    }

    private void showMeasures(Question now) {
        measures.setVisible(now.statistic() == Statistic.SHARE);
        measures.setLabel(isDomain() ? "Levels" : "Categories");
        var codes = variables.find(now.variable()).map(LoadedVariable::codes);
        var items =
                new ArrayList<>(codes.map(found -> List.copyOf(found.keySet())).orElse(List.of()));
        if (isDomain()) {
            items.stream().filter(level -> !level.contains(":")).toList().forEach(level -> {
                items.add("atLeast:" + level);
                if (!items.contains("below:" + level)) {
                    items.add("below:" + level);
                }
            });
        }
        if (!items.equals(measures.getListDataView().getItems().toList())) {
            measures.setItems(items);
        }
        var chosen = now.measures();
        measures.setValue(items.stream().filter(chosen::contains).toList());
    }

    private void showGroups(Question now) {
        boolean difference = now.statistic() == Statistic.DIFFERENCE;
        first.setVisible(difference);
        second.setVisible(difference);
        var codes = now.by().isEmpty()
                ? List.<String>of()
                : variables
                        .find(now.by().getFirst())
                        .map(found -> List.copyOf(found.codes().keySet()))
                        .orElse(List.of());
        if (!codes.equals(first.getListDataView().getItems().toList())) {
            first.setItems(codes);
            second.setItems(codes);
        }
        if (difference && now.groups().size() == 2) {
            select(first, codes, now.groups().getFirst().toString());
            select(second, codes, now.groups().getLast().toString());
        }
    }

    private static void select(Select<String> field, List<String> codes, String code) {
        if (codes.contains(code)) {
            field.setValue(code);
        }
    }

    private List<String> inOrder(Set<String> chosen) {
        return measures.getListDataView().getItems().filter(chosen::contains).toList();
    }

    private boolean isDomain() {
        return variables
                .find(question.variable())
                .map(found -> found.kind() == Kind.DOMAIN)
                .orElse(true);
    }

    private Question question() {
        return question;
    }

    private void ask(Question next) {
        asked.accept(next.completed());
    }

    private String groupLabel(String code) {
        return question.by().isEmpty() ? code : variables.label(question.by().getFirst(), code);
    }

    private String measureLabel(String measure) {
        return Answer.measure(variables, question.variable(), measure);
    }

    private static String label(LoadedVariable variable) {
        return variable.label() + " · " + variable.name();
    }

    private static boolean matches(LoadedVariable variable, String text) {
        return label(variable).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    /// Tells what a person chooses, not what a program sets.
    private static <C extends Component & HasValue<? extends HasValue.ValueChangeEvent<T>, T>, T> void on(
            C field, Consumer<T> chosen) {
        field.addValueChangeListener(event -> {
            @Nullable T value = event.getValue();
            if (event.isFromClient() && value != null) {
                chosen.accept(value);
            }
        });
    }
}
