package org.gei.pisa.standalone;

import java.io.PrintWriter;

/// A calm console: lines that stay, and one status line below them that is written over where there is a terminal.
final class Console {

    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private boolean statusShown;

    Console(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    boolean terminal() {
        return terminal;
    }

    synchronized void line(String text) {
        if (statusShown) {
            out.print(ERASE_LINE);
            statusShown = false;
        }
        out.println(text);
        out.flush();
    }

    synchronized void status(String text) {
        if (!terminal) {
            line(text);
            return;
        }
        out.print(ERASE_LINE + text);
        out.flush();
        statusShown = true;
    }
}
