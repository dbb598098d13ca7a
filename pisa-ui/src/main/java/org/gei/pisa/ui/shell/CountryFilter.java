package org.gei.pisa.ui.shell;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gei.pisa.domain.live.Submissions;

/// Chooses countries by name or code; nothing chosen means all.
class CountryFilter extends MultiSelectComboBox<CountryFilter.Choice> {

    private List<Choice> offered = List.of();

    record Choice(String code, String name) {
        @Override
        public String toString() {
            return name + " " + code;
        }
    }

    CountryFilter(Consumer<Set<String>> chosen) {
        addClassName("country-filter");
        setPlaceholder("All countries");
        setAriaLabel("Countries");
        setClearButtonVisible(true);
        setItemLabelGenerator(Choice::name);
        setSelectedItemsOnTop(true);
        setId("countries");
        addValueChangeListener(event -> {
            if (event.isFromClient()) {
                chosen.accept(
                        event.getValue().stream().map(Choice::code).collect(Collectors.toCollection(TreeSet::new)));
            }
        });
    }

    /// Offers the countries, and shows which are chosen.
    void show(List<Submissions.CountrySubmissions> countries, Set<String> selected) {
        var choices = countries.stream()
                .map(country -> new Choice(country.country(), country.name()))
                .toList();
        if (!choices.equals(offered)) {
            offered = choices;
            setItems(
                    (choice, text) ->
                            choice.toString().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)),
                    choices);
        }
        var wanted = choices.stream()
                .filter(choice -> selected.contains(choice.code()))
                .collect(Collectors.toSet());
        if (!wanted.equals(getValue())) {
            setValue(wanted);
        }
    }
}
