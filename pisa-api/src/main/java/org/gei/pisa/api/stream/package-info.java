/// Server-Sent Events of whole states: computed once per distinct query, shared by all who listen, newest wins.
@NullMarked
package org.gei.pisa.api.stream;

import org.jspecify.annotations.NullMarked;
