package org.gei.pisa.batch.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Variable;
import org.gei.pisa.domain.response.RawResponse;

/// Kinds of malformed rows: each differs from a good row in one way, and is to be refused for exactly that.
final class MalformedRows {

    /// @param values what differs from a good row, by variable
    /// @param variable the variable that the only violation names
    /// @param rule what it says was expected
    record Kind(String name, Map<String, String> values, String variable, String rule) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final int HUGE = 10_000_000;

    /// Texts that are no number, whoever wrote them.
    private static final Map<String, String> NO_NUMBERS = noNumbers();

    private MalformedRows() {}

    static List<Kind> all() {
        var kinds = new ArrayList<Kind>();
        for (var variable : List.of("ESCS", "W_FSTUWT", "W_FSTURWT17", "PV1MATH", "CNTSCHID", "CNTSTUID")) {
            NO_NUMBERS.forEach((name, text) -> kinds.add(of(variable + " " + name, variable, text, "a number")));
        }
        NO_NUMBERS.forEach((name, text) -> kinds.add(of("ST004D01T " + name, "ST004D01T", text, "a code")));
        for (var text : List.of("0", "3", "-1", "1.5", "4", "32768", "2147483648", "1e3")) {
            kinds.add(of("no such code " + text, "ST004D01T", text, "one of 1, 2"));
        }
        for (var text : List.of("AUS", "alb", "ALB ALB", "AL", "", "NA", "\u0391LB", "ALB_")) {
            kinds.add(of("country '" + text + "'", "CNT", text, "ALB"));
        }
        kinds.add(of("country missing", "CNT", null, "ALB"));
        for (var variable : List.of("W_FSTUWT", "W_FSTURWT1", "W_FSTURWT80", "CNTSCHID", "CNTSTUID")) {
            kinds.add(of(variable + " missing", variable, null, "a value"));
            for (var text : List.of("", " ", "NA", ".", ".M", ".N", ".I", ".V")) {
                kinds.add(of(variable + " '" + text + "'", variable, text, "a value"));
            }
        }
        kinds.add(of("weight zero", "W_FSTUWT", "0", "a positive weight"));
        kinds.add(of("weight tiny and zero", "W_FSTUWT", "1e-999", "a positive weight"));
        kinds.add(of("weight negative", "W_FSTUWT", "-1", range("W_FSTUWT")));
        kinds.add(of("replicate weight negative", "W_FSTURWT5", "-0.5", range("W_FSTURWT5")));
        kinds.add(of("weight overflows", "W_FSTUWT", "1e300", range("W_FSTUWT")));
        kinds.add(of("index out of range", "ESCS", "11", range("ESCS")));
        kinds.add(of("plausible value out of range", "PV10SCIE", "99999", range("PV10SCIE")));
        kinds.add(of("school number too large", "CNTSCHID", "99999999999999999999", range("CNTSCHID")));
        kinds.add(of("school number negative", "CNTSCHID", "-5", range("CNTSCHID")));
        kinds.add(of("school number broken", "CNTSCHID", "1.5", "a whole number"));
        kinds.add(of("student number broken", "CNTSTUID", "1e-1", "a whole number"));
        for (var domain : List.of("MATH", "READ", "SCIE")) {
            for (var missing : List.of(1, 4, 9)) {
                var values = new LinkedHashMap<String, String>();
                for (var i = 1; i <= missing; i++) {
                    values.put("PV" + i + domain, "NA");
                }
                kinds.add(new Kind(
                        domain + " with " + missing + " plausible values missing",
                        values,
                        "PV" + domain,
                        "all 10 plausible values or none"));
            }
        }
        return kinds;
    }

    private static Kind of(String name, String variable, String text, String rule) {
        var values = new LinkedHashMap<String, String>();
        values.put(variable, text);
        return new Kind(name, values, variable, rule);
    }

    private static String range(String name) {
        var variable = Codebook.pisa2018().find(name).orElseThrow();
        return "from " + variable.lowest() + " to " + variable.highest();
    }

    private static Map<String, String> noNumbers() {
        var texts = new LinkedHashMap<String, String>();
        for (var text : List.of(
                "NaN",
                "nan",
                "-NaN",
                "Infinity",
                "-Infinity",
                "+Infinity",
                "inf",
                "-inf",
                "INF",
                "1e999",
                "-1e999",
                "1e309",
                "0x1p3",
                "0x10",
                "0b1",
                "1d",
                "1f",
                "1L",
                "1_000",
                "1,5",
                "1.234,5",
                "1,234.5",
                "1'000",
                "1 2",
                "1 000",
                "1..2",
                "1.2.3",
                "--1",
                "+-1",
                "1-",
                "1+",
                "-",
                "+",
                "1e",
                "1e+",
                "e5",
                "1e5.5",
                "1ee5",
                "1e99999",
                "1/2",
                "50%",
                "$1",
                "€1",
                "½",
                "١٢",
                "１２",
                "−1",
                "1²",
                "Ⅳ",
                "\\u0000",
                "\\x00",
                "\\0",
                "1\\0",
                "%00",
                "&#0;",
                "\\N",
                "null",
                "NULL",
                "None",
                "undefined",
                "nil",
                "true",
                "FALSE",
                "yes",
                "#N/A",
                "#DIV/0!",
                "N/A",
                "n/a",
                "na",
                "missing",
                "unknown",
                "?",
                "*",
                "=1+1",
                "@SUM(A1)",
                "'; drop table responses; --",
                "<script>alert(1)</script>",
                "{}",
                "[1]",
                "\"1\"",
                "'1'",
                "(1)",
                "1;2",
                "1|2",
                "😀",
                "e\u0301")) {
            texts.put("'" + text + "'", text);
        }
        texts.put("control character", "1\u0001");
        texts.put("bell", "\u00071");
        texts.put("escape sequence", "\u001b[31m1\u001b[0m");
        texts.put("delete", "1\u007f");
        texts.put("tab inside", "1\t2");
        texts.put("line feed inside", "1\n2");
        texts.put("carriage return inside", "1\r2");
        texts.put("no-break space", "1\u00a0");
        texts.put("zero width space", "1\u200b");
        texts.put("byte order mark", "\ufeff1");
        texts.put("right-to-left override", "\u202e1");
        texts.put("replacement character", "\ufffd");
        texts.put("65 digits", "1".repeat(65));
        texts.put("ten million digits", "9".repeat(HUGE));
        texts.put("ten million letters", "x".repeat(HUGE));
        return texts;
    }

    /// A row that keeps every rule, but for what `values` say.
    static RawResponse row(long id, Map<String, String> values) {
        var texts = new ArrayList<String>();
        for (var variable : Codebook.pisa2018().variables()) {
            texts.add(values.containsKey(variable.name()) ? values.get(variable.name()) : good(variable));
        }
        return new RawResponse(id, Instant.EPOCH, Instant.EPOCH, texts);
    }

    private static String good(Variable variable) {
        return switch (variable.kind()) {
            case IDENTIFIER -> variable.name().equals("CNT") ? "ALB" : "800001";
            case CATEGORICAL -> variable.codes().keySet().iterator().next().toString();
            case CONTINUOUS -> "NA";
            case PLAUSIBLE_VALUE -> "432.108";
            case WEIGHT -> "7.30215";
        };
    }
}
