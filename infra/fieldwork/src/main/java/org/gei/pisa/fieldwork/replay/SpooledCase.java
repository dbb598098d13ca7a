package org.gei.pisa.fieldwork.replay;

/// Where a case lies in the spool.
///
/// @param number of the case in its file, from 1; the id of the response
record SpooledCase(int number, long position, int length) {}
