package org.gei.pisa.domain.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gei.pisa.domain.survey.Disclosure;
import org.gei.pisa.domain.survey.Quantity;
import org.gei.pisa.domain.survey.ReportingStandard;
import org.gei.pisa.domain.survey.ResponseColumns;
import org.gei.pisa.domain.survey.StudentGroups;
import org.gei.pisa.domain.survey.Students;

/// Finds the groups whose values are withheld because a total minus the groups that are shown would reveal
/// what is not reported.
///
/// A line is a total that can be asked for, and the groups that divide it: all students by one variable, or
/// those of one code by the other. What a line hides are its groups that are not shown and its students who
/// are in no group. If it hides fewer students or schools than may be reported, the smallest group shown is
/// hidden too, until it hides enough.
final class ComplementarySuppression {

    private final Disclosure disclosure;
    private final Set<List<Integer>> withheld = new HashSet<>();

    private ComplementarySuppression(Disclosure disclosure) {
        this.disclosure = disclosure;
    }

    private record Line(Students total, List<StudentGroups.Group> parts) {}

    /// Codes of the groups that are withheld; none if nothing is protected.
    static Set<List<Integer>> withheld(
            Disclosure disclosure,
            ResponseColumns columns,
            List<Quantity> analysed,
            List<String> by,
            StudentGroups groups) {
        if (!disclosure.isProtecting()) {
            return Set.of();
        }
        var suppression = new ComplementarySuppression(disclosure);
        var lines = by.size() == 1
                ? List.of(new Line(Students.with(columns, analysed), groups.groups()))
                : crossed(columns, analysed, by, groups);
        boolean changed;
        do {
            changed = false;
            for (var line : lines) {
                changed |= suppression.protect(line);
            }
        } while (changed);
        return Set.copyOf(suppression.withheld);
    }

    /// A line per code of either variable.
    private static List<Line> crossed(
            ResponseColumns columns, List<Quantity> analysed, List<String> by, StudentGroups groups) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < by.size(); i++) {
            int side = i;
            for (var total :
                    StudentGroups.of(columns, analysed, List.of(by.get(i))).groups()) {
                var code = total.codes().getFirst();
                lines.add(new Line(
                        total.students(),
                        groups.groups().stream()
                                .filter(group -> group.codes().get(side).equals(code))
                                .toList()));
            }
        }
        return lines;
    }

    private boolean protect(Line line) {
        var shown = line.parts().stream().filter(this::isShown).toList();
        var hidden = line.total()
                .without(shown.stream().map(StudentGroups.Group::students).toList());
        if (hidden.count() == 0
                || shown.isEmpty()
                || ReportingStandard.flag(hidden.count(), hidden.schools()) == null) {
            return false;
        }
        var smallest = shown.stream()
                .min(Comparator.comparingInt(group -> group.students().count()));
        withheld.add(smallest.orElseThrow().codes());
        return true;
    }

    private boolean isShown(StudentGroups.Group group) {
        return !withheld.contains(group.codes())
                && Disclosure.flag(disclosure.released(group.students()), false) == null;
    }
}
