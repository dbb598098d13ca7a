package org.gei.pisa.domain.codebook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The proficiency levels of a domain, lowest first. A level is `[lower, upper)`: a score on the bound belongs to
/// the higher level, which is the only reading that reproduces the published shares (PISA 2018 Technical Report,
/// chapter 15, gives the bounds).
public record ProficiencyScale(List<Level> levels) {

    private static final String BELOW = "below:";
    private static final String AT_LEAST = "atLeast:";

    public ProficiencyScale {
        levels = List.copyOf(levels);
    }

    /// @param lower lowest score of the level, in scale points
    public record Level(String name, double lower) {}

    /// Consecutive bands: band 0 is below the lowest level, band 1 the lowest level, and so on.
    ///
    /// @param text as asked for: `2`, `atLeast:5`, `below:2`
    /// @param first first band
    /// @param last last band, included
    public record Range(String text, int first, int last) {

        /// For people: `Level 2`, `Level 5 or above`, `Below level 2`.
        public String label() {
            if (text.startsWith(BELOW)) {
                return "Below level " + text.substring(BELOW.length());
            }
            return text.startsWith(AT_LEAST)
                    ? "Level " + text.substring(AT_LEAST.length()) + " or above"
                    : "Level " + text;
        }
    }

    /// Number of bands: one more than levels.
    public int bands() {
        return levels.size() + 1;
    }

    /// The band a score is in.
    public int band(double score) {
        int band = 0;
        while (band < levels.size() && score >= levels.get(band).lower()) {
            band++;
        }
        return band;
    }

    /// Every band as a range of its own, lowest first: together they are all students.
    public List<Range> partition() {
        var ranges = new ArrayList<Range>();
        ranges.add(new Range(BELOW + levels.getFirst().name(), 0, 0));
        for (int i = 0; i < levels.size(); i++) {
            ranges.add(new Range(levels.get(i).name(), i + 1, i + 1));
        }
        return ranges;
    }

    /// The range that a text means: a level, `atLeast:` a level, or `below:` a level.
    ///
    /// @throws IllegalArgumentException if it means none
    public Range range(String text) {
        if (text.startsWith(BELOW)) {
            return new Range(text, 0, band(text, text.substring(BELOW.length())) - 1);
        }
        if (text.startsWith(AT_LEAST)) {
            return new Range(text, band(text, text.substring(AT_LEAST.length())), levels.size());
        }
        int band = band(text, text);
        return new Range(text, band, band);
    }

    private int band(String text, String name) {
        return 1
                + IntStream.range(0, levels.size())
                        .filter(i -> levels.get(i).name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "expected a level (%s), or one after 'atLeast:' or 'below:', but found '%s'"
                                        .formatted(
                                                String.join(
                                                        ", ",
                                                        levels.stream()
                                                                .map(Level::name)
                                                                .toList()),
                                                text)));
    }
}
