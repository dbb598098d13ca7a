package org.gei.pisa.domain.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Students divided by the codes of up to two categorical variables. Who lacks one of them is in no group.
public final class StudentGroups {

    private final ResponseColumns columns;
    private final List<Group> groups;

    private StudentGroups(ResponseColumns columns, List<Group> groups) {
        this.columns = columns;
        this.groups = groups;
    }

    /// @param codes one per variable, in their order
    public record Group(List<Integer> codes, Students students) {}

    /// Students with valid data of every one of `analysed`, by `variables`: by code of the first, then of the second.
    public static StudentGroups of(ResponseColumns columns, List<Quantity> analysed, List<String> variables) {
        if (variables.isEmpty() || variables.size() > 2) {
            throw new IllegalArgumentException("groups: expected one or two variables, but got " + variables.size());
        }
        int first = columns.categoricalColumn(variables.getFirst());
        int second = columns.categoricalColumn(variables.getLast());
        var order = columns.byId();
        var groupOf = new int[order.length];
        var keys = new NumberIndex();
        var sizes = new int[16];
        var keyOf = new long[16];
        for (int i = 0; i < order.length; i++) {
            short a = columns.code(first, order[i]);
            short b = columns.code(second, order[i]);
            groupOf[i] = NumberIndex.NONE;
            if (a != Segment.MISSING && b != Segment.MISSING && Students.valid(analysed, order[i])) {
                int group = keys.count(key(a, b));
                if (group == sizes.length) {
                    sizes = Arrays.copyOf(sizes, group * 2);
                    keyOf = Arrays.copyOf(keyOf, group * 2);
                }
                groupOf[i] = group;
                keyOf[group] = key(a, b);
                sizes[group]++;
            }
        }
        return new StudentGroups(
                columns, divide(columns, order, groupOf, Arrays.copyOf(sizes, keys.size()), keyOf, variables));
    }

    private static List<Group> divide(
            ResponseColumns columns, int[] order, int[] groupOf, int[] sizes, long[] keyOf, List<String> variables) {
        var starts = new int[sizes.length];
        for (int g = 1; g < sizes.length; g++) {
            starts[g] = starts[g - 1] + sizes[g - 1];
        }
        var rows = new int[Arrays.stream(sizes).sum()];
        var next = starts.clone();
        for (int i = 0; i < order.length; i++) {
            if (groupOf[i] != NumberIndex.NONE) {
                rows[next[groupOf[i]]++] = order[i];
            }
        }
        var groups = new ArrayList<Group>();
        for (int g = 0; g < sizes.length; g++) {
            var codes = List.of((int) (keyOf[g] >> Short.SIZE), (int) (short) keyOf[g]);
            groups.add(new Group(
                    codes.subList(0, variables.size()), new Students(columns, rows, starts[g], starts[g] + sizes[g])));
        }
        groups.sort(Comparator.comparing((Group group) -> group.codes().getFirst())
                .thenComparing(group -> group.codes().getLast()));
        return List.copyOf(groups);
    }

    private static long key(short first, short second) {
        return (long) first << Short.SIZE | second & 0xFFFF;
    }

    /// Groups with at least one student.
    public List<Group> groups() {
        return groups;
    }

    /// The same groups with only those of their students who count; a group of nobody is left out.
    public StudentGroups released(Disclosure disclosure) {
        return new StudentGroups(
                columns,
                groups.stream()
                        .map(group -> new Group(group.codes(), disclosure.released(group.students())))
                        .filter(group -> group.students().count() > 0)
                        .toList());
    }

    /// A group that is not there.
    public Students nobody() {
        return new Students(columns, new int[0], 0, 0);
    }

    /// The students with exactly these codes, if there are any.
    public Optional<Students> group(Integer... codes) {
        var wanted = List.of(codes);
        return groups.stream()
                .filter(group -> group.codes().equals(wanted))
                .map(Group::students)
                .findFirst();
    }
}
