package org.gei.pisa.batch.operations;

/// The parameter `page` of every list.
final class Pages {

    private Pages() {}

    static int checked(int page) {
        if (page < 0) {
            throw new IllegalArgumentException("page: expected 0 or more, but got " + page);
        }
        return page;
    }
}
