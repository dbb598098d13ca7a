/// One country: its results against the average, its gaps, how its fieldwork goes and how far its data can be relied
/// on; and the list of all countries.
@NullMarked
package org.gei.pisa.ui.country;

import org.jspecify.annotations.NullMarked;
