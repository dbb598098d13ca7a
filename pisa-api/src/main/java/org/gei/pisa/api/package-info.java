/// The API: aggregates of the warehouse as JSON and as live streams. It keeps what it needs of the responses
/// in memory, told of changes by the warehouse itself; everything it says is a function of committed rows.
@NullMarked
package org.gei.pisa.api;

import org.jspecify.annotations.NullMarked;
