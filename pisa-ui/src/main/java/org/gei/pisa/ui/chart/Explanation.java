package org.gei.pisa.ui.chart;

/// What the words on the charts mean, in plain language.
public enum Explanation {
    STANDARD_ERROR(
            "Standard error",
            "The number in parentheses. PISA tests a sample of students, not all of them; another sample would have given a"
                    + " slightly different result. The standard error says by how much, typically. 405 (1.9) reads: our best"
                    + " estimate is 405, and it would usually differ by about 2 points from sample to sample. It shrinks as"
                    + " more students and, above all, more schools come in."),
    INTERVAL(
            "95 % interval",
            "The whisker or band around a value: the estimate plus and minus 1.96 standard errors. If the survey were"
                    + " repeated many times, 95 of 100 such intervals would contain the value of the whole population. Two"
                    + " intervals that overlap a little can still differ significantly: look at the comparison, not at the"
                    + " overlap."),
    PLAUSIBLE_VALUES(
            "Plausible values",
            "No student answers all questions of the test, so nobody has one exact score. Instead each student has ten"
                    + " plausible scores per domain: ten draws of what the ability may be, given the answers. Every estimate"
                    + " here is computed ten times, once with each, and averaged; how far the ten differ goes into the"
                    + " standard error. Scores are made so that the OECD average was 500 when a domain was first the main"
                    + " one, with about two thirds of students between 400 and 600."),
    WEIGHTS(
            "Weights",
            "Each tested student stands for many others: the weight says for how many. Results are weighted, so that a"
                    + " country's estimate is about all its 15-year-olds at school, not about those who happen to be tested."
                    + " Eighty further sets of weights, the replicates, give the standard error. While the fieldwork runs"
                    + " the weights are those of the complete sample, which makes results provisional."),
    DAGGER(
            "† and ‡",
            "Provisional. † marks a country with less than 75 % of its expected sample loaded, ‡ one with less than 50 %."
                    + " The students who came first need not be like those still to come, and no standard error knows that."),
    COLLECTING(
            "Collecting: 12 of 30 students",
            "Fewer than 30 students or fewer than 5 schools have answered: by the OECD's reporting standard there is no value"
                    + " to show, because it would mislead. It appears by itself as soon as there are enough."),
    SIGNIFICANCE(
            "Above, below, not different",
            "▲ above and ▼ below mean that the difference is larger than chance in drawing the sample explains (at the 5 %"
                    + " level). ● means that it may be chance. Not different does not mean equal: with more students a"
                    + " difference may show."),
    AVERAGE(
            "International average",
            "The mean of the countries' estimates. Every country counts the same, large or small; countries without a value"
                    + " are left out. The grey band behind the line is its 95 % interval."),
    LEVELS(
            "Proficiency levels",
            "The scale is cut into levels by what students can do. Level 2 is the baseline: the skills to take part in"
                    + " life. The bars are aligned there: what lies to the left of the line are students below level 2, what"
                    + " lies to the right are those who reach it. Level 5 and above are top performers."),
    PERCENTILES(
            "Distribution",
            "Half of the students score below the black line, the median. The dark box holds the middle half (25th to 75th"
                    + " percentile), the light bar the middle 80 % (10th to 90th). A long bar means large differences between"
                    + " students."),
    GAP(
            "Gap",
            "The mean of one group minus that of the other. Both come from the same sampled schools, so the standard error of"
                    + " the difference is computed with it, not from those of the two groups."),
    GRADIENT(
            "Socio-economic gradient",
            "By how many score points students differ, on average, who are one unit apart on the index of economic, social and"
                    + " cultural status (ESCS). One unit is about the step from an average to an advantaged home. R² is the"
                    + " share of all differences in scores that goes together with ESCS: a steep slope with a small R² means"
                    + " many students who do better than expected."),
    ESCS(
            "ESCS",
            "The index of economic, social and cultural status, made of parents' education and occupation and of possessions at"
                    + " home. 0 is the average of OECD students; about two thirds of them are between −1 and 1."),
    STATISTICS(
            "The other statistics",
            "Standard deviation: how far students lie apart; about two thirds are within one of it around the mean."
                    + " Correlation: from −1 to 1, how closely two things go together. Slope, intercept and R² describe the"
                    + " straight line through all students. None of them says what causes what."),
    FRESHNESS(
            "Live",
            "Responses are loaded a fraction of a second after a country's database has them, and every chart moves by itself."
                    + " The dot at the top says how far behind that is. If a stream is cut, the last numbers stay and are"
                    + " marked as not current.");

    private final String title;
    private final String text;

    Explanation(String title, String text) {
        this.title = title;
        this.text = text;
    }

    public String title() {
        return title;
    }

    public String text() {
        return text;
    }
}
