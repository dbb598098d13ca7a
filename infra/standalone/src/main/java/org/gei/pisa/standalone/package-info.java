/// The whole system on one machine with one command: PostgreSQL, source databases and their fieldwork, and
/// the three applications as processes that are watched and started again.
@NullMarked
package org.gei.pisa.standalone;

import org.jspecify.annotations.NullMarked;
