package org.gei.pisa.fieldwork.synthetic;

import static org.gei.pisa.fieldwork.synthetic.Question.amount;
import static org.gei.pisa.fieldwork.synthetic.Question.ordered;
import static org.gei.pisa.fieldwork.synthetic.Question.scale;
import static org.gei.pisa.fieldwork.synthetic.Question.yes;

import java.util.Map;

/// Questions whose answers hang together with the rest of the student. The sizes of the effects are plausible, not
/// published.
final class Background {

    private Background() {}

    static final Map<String, Question> QUESTIONS = Map.ofEntries(
            Map.entry("ST004D01T", (student, _) -> student.boy() ? "2" : "1"),
            Map.entry("ESCS", (student, _) -> Decimals.text(student.escs(), 4)),
            Map.entry("BELONG", (student, _) -> Decimals.text(student.belong(), 4)),
            Map.entry("TMINS", (student, _) -> Decimals.text(student.tmins(), 0)),
            Map.entry("DURECEC", (student, _) -> Integer.toString(student.durecec())),
            Map.entry("IMMIG", (student, _) -> Integer.toString(student.generation())),
            Map.entry("ST019AQ01T", (student, _) -> student.generation() == 3 ? "2" : "1"),
            Map.entry(
                    "ST022Q01TA",
                    (student, random) -> random.nextDouble() < (student.generation() == 1 ? 0.04 : 0.55) ? "2" : "1"),
            Map.entry("ST001D01T", ordered(7, 0.1, 0.15, -2.8, -1.6, -0.4, 1.6)),
            Map.entry("GRADE", ordered(-3, 0.1, 0.15, -2.8, -1.9, -1.0, 1.6)),
            Map.entry("AGE", (_, random) -> Decimals.text(15.25 + Math.floor(random.nextDouble() * 13) / 12, 2)),
            Map.entry("ISCEDL", ordered(2, 0, 0.1, -0.3)),
            Map.entry("ISCEDO", ordered(1, -0.2, -0.3, 0.9, 1.2)),
            Map.entry("MISCED", ordered(0, 0.7, 0, -2.4, -1.8, -1.1, -0.6, 0.3, 0.7)),
            Map.entry("FISCED", ordered(0, 0.7, 0, -2.4, -1.8, -1.1, -0.5, 0.4, 0.8)),
            Map.entry("HISCED", ordered(0, 0.7, 0, -2.7, -2.1, -1.4, -0.9, 0.0, 0.4)),
            Map.entry(
                    "HISEI",
                    (student, random) -> Decimals.text(
                            Math.clamp(52 + 14 * student.escs() + 13 * random.nextGaussian(), 11.01, 88.96), 2)),
            Map.entry(
                    "BSMJ",
                    (student, random) -> Decimals.text(
                            Math.clamp(62 + 6 * student.ability() + 17 * random.nextGaussian(), 11.01, 88.96), 2)),
            Map.entry("ST013Q01TA", ordered(1, 0.6, 0.25, -1.2, -0.5, 0.3, 1.0, 1.7)),
            Map.entry("ST011Q01TA", yes(1.7, 0.4)),
            Map.entry("ST011Q02TA", yes(1.2, 0.5)),
            Map.entry("ST011Q03TA", yes(1.6, 0.4)),
            Map.entry("ST011Q04TA", yes(1.4, 0.7)),
            Map.entry("ST011Q06TA", yes(1.9, 0.8)),
            Map.entry("ST012Q06NA", ordered(1, 0.8, 0, -1.4, -0.2, 0.9)),
            Map.entry("HOMEPOS", scale(-0.1, 0.75, 0)),
            Map.entry("WEALTH", scale(-0.1, 0.7, 0)),
            Map.entry("CULTPOSS", scale(0, 0.5, 0.1)),
            Map.entry("HEDRES", scale(0, 0.55, 0)),
            Map.entry("REPEAT", ordered(0, -0.3, -0.5, 1.3)),
            Map.entry("SCCHANGE", ordered(0, -0.1, 0, 0.5, 1.4)),
            Map.entry("LMINS", amount(220, 60, 5, 0, 800)),
            Map.entry("MMINS", amount(225, 60, 5, 0, 800)),
            Map.entry("SMINS", amount(210, 110, 5, 0, 1200)),
            Map.entry("ST062Q01TA", ordered(1, -0.1, -0.2, 0.8, 1.7, 2.1)),
            Map.entry("ST062Q03TA", ordered(1, -0.05, -0.1, 0.1, 1.1, 1.6)),
            Map.entry("BEINGBULLIED", scale(0, -0.05, -0.15)),
            Map.entry("ST038Q03NA", ordered(1, -0.05, -0.1, 0.7, 1.4, 1.9)),
            Map.entry("ST038Q04NA", ordered(1, -0.05, -0.1, 0.5, 1.2, 1.7)),
            Map.entry("ST016Q01NA", ordered(0, 0.1, -0.05, -2.1, -1.9, -1.7, -1.4, -1.2, -0.7, -0.4, 0, 0.5, 1)),
            Map.entry("EUDMO", scale(0.1, 0.05, -0.05)),
            Map.entry("SWBP", scale(0.05, 0.05, 0)),
            Map.entry("RESILIENCE", scale(0, 0.12, 0.08)),
            Map.entry("GFOFAIL", scale(0, 0, 0.1)),
            Map.entry("MASTGOAL", scale(0.05, 0.08, 0.1)),
            Map.entry("WORKMAST", scale(0.05, 0.1, 0.15)),
            Map.entry("COMPETE", scale(0, 0.1, 0.12)),
            Map.entry(
                    "JOYREAD",
                    (student, random) -> Decimals.text(
                            (student.boy() ? -0.3 : 0.3)
                                    + 0.12 * student.escs()
                                    + 0.3 * student.ability()
                                    + 0.9 * random.nextGaussian(),
                            4)),
            Map.entry("ST175Q01IA", ordered(1, 0.1, 0.3, -0.1, 0.7, 1.3, 1.9)),
            Map.entry("SCREADCOMP", scale(0.05, 0.2, 0.4)),
            Map.entry("DISCLIMA", scale(0, 0.05, 0.12)),
            Map.entry("TEACHSUP", scale(0.05, -0.02, 0.02)),
            Map.entry("DIRINS", scale(0.05, -0.02, -0.03)),
            Map.entry("PERFEED", scale(0.05, -0.02, -0.12)),
            Map.entry("STIMREAD", scale(0.05, 0.02, 0.05)),
            Map.entry("TEACHINT", scale(0.05, 0.02, 0.08)),
            Map.entry("PERCOOP", scale(0, 0.06, 0.05)),
            Map.entry("EMOSUPS", scale(0, 0.18, 0.08)),
            Map.entry("ENTUSE", scale(0, 0.12, -0.02)),
            Map.entry("USESCH", scale(0, 0.02, -0.15)),
            Map.entry("HOMESCH", scale(0, 0.08, -0.05)),
            Map.entry("COMPICT", scale(0, 0.15, 0.08)),
            Map.entry("INTICT", scale(0, 0.08, 0.06)));
}
