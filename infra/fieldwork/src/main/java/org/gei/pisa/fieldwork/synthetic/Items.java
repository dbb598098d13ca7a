package org.gei.pisa.fieldwork.synthetic;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.gei.pisa.domain.participant.Participant;
import org.gei.pisa.fieldwork.source.FileVariable;
import org.jspecify.annotations.Nullable;

/// The items of one participant: keys, weights and plausible values from the sample, the [Background]
/// questions, and something that looks right for all the rest.
final class Items {

    private static final Pattern PLAUSIBLE_VALUE = Pattern.compile("PV(\\d+)(READ|MATH|SCIE|R[A-Z]+)");
    private static final Pattern REPLICATE = Pattern.compile("W_FSTURWT(\\d+)");
    private static final Map<String, Double> UNANSWERED =
            Map.of("ST004D01T", 0.0, "AGE", 0.0, "ESCS", 0.025, "TMINS", 0.14, "DURECEC", 0.11, "BELONG", 0.07);
    private static final double USUALLY_UNANSWERED = 0.06;
    /// Questionnaires that a participant may leave out, by the first letters of their variables.
    private static final Set<String> OPTIONAL = Set.of("IC", "EC", "PA", "FL", "WB");
    private static final double SUBSCALE_SPREAD = 25;
    /// Keys of schools and students a participant has room for.
    private static final int KEYS = 100_000;

    private final Participant participant;
    private final StudentModel model;
    private final int number;

    Items(Participant participant, StudentModel model) {
        this.participant = participant;
        this.model = model;
        var mapId = participant.mapId();
        this.number = mapId == null ? 900 + Math.floorMod(participant.code().hashCode(), 99) : Integer.parseInt(mapId);
    }

    Item item(FileVariable variable) {
        var name = variable.name();
        var key = key(name);
        if (key != null) {
            return new Item(key, 0, List.of());
        }
        var background = Background.QUESTIONS.get(name);
        if (background != null) {
            return new Item(background, UNANSWERED.getOrDefault(name, USUALLY_UNANSWERED), variable.missing());
        }
        var value = PLAUSIBLE_VALUE.matcher(name);
        if (value.matches()) {
            return new Item(plausibleValue(Integer.parseInt(value.group(1)) - 1, value.group(2)), 0, List.of());
        }
        var replicate = REPLICATE.matcher(name);
        if (replicate.matches()) {
            int r = Integer.parseInt(replicate.group(1)) - 1;
            return new Item((student, _) -> Decimals.text(model.replicateWeight(student, r), 5), 0, List.of());
        }
        return filler(variable);
    }

    private @Nullable Question key(String name) {
        var code = participant.code();
        return switch (name) {
            case "CNTRYID" -> constant(Integer.toString(number));
            case "CNT" -> constant(code);
            case "CYC" -> constant("07MS");
            case "NATCEN" -> constant("%06d".formatted(number * 100));
            case "STRATUM" -> (student, _) -> code + "%04d".formatted(1 + student.school() / 16);
            case "SUBNATIO" -> constant("%07d".formatted(number * 10_000));
            case "VER_DAT" -> constant("synthetic");
            case "CNTSCHID" -> (student, _) -> Integer.toString(number * KEYS + student.school() + 1);
            case "CNTSTUID" -> (student, _) -> Integer.toString(number * KEYS + student.index() + 1);
            case "W_FSTUWT" -> (student, _) -> Decimals.text(student.weight(), 5);
            default -> null;
        };
    }

    private static Question constant(String value) {
        return (_, _) -> value;
    }

    private static Question plausibleValue(int m, String scale) {
        return switch (scale) {
            case "READ", "MATH", "SCIE" -> {
                int d = Domain.valueOf(scale).ordinal();
                yield (student, _) -> Decimals.text(student.plausibleValues()[d][m], 3);
            }
            default ->
                (student, random) -> Decimals.text(
                        student.plausibleValues()[Domain.READ.ordinal()][m] + SUBSCALE_SPREAD * random.nextGaussian(),
                        3);
        };
    }

    /// A variable that nothing here depends on: one of its codes, or a number of its form; nothing where the
    /// participant did not hand out that questionnaire.
    private Item filler(FileVariable variable) {
        var prefix = variable.name().substring(0, 2);
        boolean left = OPTIONAL.contains(prefix) && Math.floorMod((participant.code() + prefix).hashCode(), 3) == 0;
        if (left || variable.character() || variable.name().startsWith("PV")) {
            return new Item(constant(""), 1, List.of());
        }
        var codes = variable.codes();
        Question question;
        if (!codes.isEmpty()) {
            question = (_, random) -> codes.get(random.nextInt(codes.size()));
        } else if (variable.decimals() > 0) {
            int decimals = Math.min(variable.decimals(), 4);
            question = (_, random) -> Decimals.text(random.nextGaussian(), decimals);
        } else {
            question = (_, random) -> Integer.toString(random.nextInt(10));
        }
        return new Item(question, USUALLY_UNANSWERED, variable.missing());
    }
}
