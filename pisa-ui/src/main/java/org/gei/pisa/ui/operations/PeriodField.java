package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePickerVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Chooses a [Period]. The two moments appear when they are wanted.
public final class PeriodField extends Div {

    private static final String ANY = "any";
    private static final String BETWEEN = "between";

    private final Select<String> select = new Select<>();
    private final DateTimePicker from = picker("From");
    private final DateTimePicker to = picker("To");
    private final Div between = new Div(from, to);
    private final transient ZoneId zone;

    public PeriodField(ZoneId zone, Consumer<Period> chosen) {
        this.zone = zone;
        addClassName("period");
        between.addClassName("period-between");
        between.setVisible(false);
        var items = new ArrayList<String>();
        items.add(ANY);
        items.addAll(Period.LAST.keySet());
        items.add(BETWEEN);
        select.setLabel("Time");
        select.setItems(items);
        select.setItemLabelGenerator(item -> switch (item) {
            case ANY -> "Any time";
            case BETWEEN -> "Between ...";
            default -> Period.LAST.getOrDefault(item, item);
        });
        select.addThemeVariants(SelectVariant.LUMO_SMALL);
        select.setValue(ANY);
        select.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                between.setVisible(event.getValue().equals(BETWEEN));
                chosen.accept(period());
            }
        });
        from.addValueChangeListener(event -> changed(event.isFromClient(), chosen));
        to.addValueChangeListener(event -> changed(event.isFromClient(), chosen));
        add(select, between);
    }

    private void changed(boolean fromClient, Consumer<Period> chosen) {
        if (fromClient) {
            chosen.accept(period());
        }
    }

    public void show(Period period) {
        boolean moments = period.from() != null || period.to() != null;
        if (moments) {
            select.setValue(BETWEEN);
        } else if (!period.last().isEmpty()) {
            select.setValue(period.last());
        } else if (!select.getValue().equals(BETWEEN)) {
            select.setValue(ANY);
        }
        between.setVisible(select.getValue().equals(BETWEEN));
        set(from, period.from());
        set(to, period.to());
    }

    private void set(DateTimePicker picker, @Nullable Instant moment) {
        var local = moment == null ? null : LocalDateTime.ofInstant(moment, zone);
        if (!Objects.equals(picker.getValue(), local)) {
            picker.setValue(local);
        }
    }

    private Period period() {
        return switch (select.getValue()) {
            case ANY -> Period.ANY;
            case BETWEEN -> new Period("", moment(from), moment(to));
            default -> new Period(select.getValue(), null, null);
        };
    }

    private @Nullable Instant moment(DateTimePicker picker) {
        var local = picker.getValue();
        return local == null ? null : local.atZone(zone).toInstant();
    }

    private static DateTimePicker picker(String label) {
        var picker = new DateTimePicker();
        picker.setLabel(label);
        picker.setLocale(Locale.UK);
        picker.setStep(Duration.ofMinutes(1));
        picker.addThemeVariants(DateTimePickerVariant.LUMO_SMALL);
        return picker;
    }
}
