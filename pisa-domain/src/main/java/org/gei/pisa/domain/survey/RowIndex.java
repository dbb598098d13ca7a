package org.gei.pisa.domain.survey;

import java.util.Arrays;

/// From the id of a response to its row: a hash table with open addressing and linear probing, at most half full.
final class RowIndex {

    private static final int EMPTY = -1;

    private long[] ids = new long[128];
    private int[] rows = filled(128);
    private int size;

    /// The row, or -1 if there is none.
    int find(long id) {
        for (int at = home(id); rows[at] != EMPTY; at = at + 1 & ids.length - 1) {
            if (ids[at] == id) {
                return rows[at];
            }
        }
        return EMPTY;
    }

    /// Adds an id that is not there yet.
    void add(long id, int row) {
        if (++size > ids.length / 2) {
            rehash();
        }
        int at = home(id);
        while (rows[at] != EMPTY) {
            at = at + 1 & ids.length - 1;
        }
        ids[at] = id;
        rows[at] = row;
    }

    private void rehash() {
        var oldIds = ids;
        var oldRows = rows;
        ids = new long[oldIds.length * 2];
        rows = filled(ids.length);
        size = 1;
        for (int i = 0; i < oldIds.length; i++) {
            if (oldRows[i] != EMPTY) {
                add(oldIds[i], oldRows[i]);
            }
        }
    }

    private int home(long id) {
        long mixed = id * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & ids.length - 1;
    }

    private static int[] filled(int length) {
        var rows = new int[length];
        Arrays.fill(rows, EMPTY);
        return rows;
    }
}
