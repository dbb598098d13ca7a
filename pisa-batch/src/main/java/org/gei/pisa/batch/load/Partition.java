package org.gei.pisa.batch.load;

/// One country's part of an execution.
///
/// @param drains true to end when nothing is left to load, false to follow until another execution takes over
/// @param full true to read every row again
record Partition(String country, long jobExecution, long stepExecution, boolean drains, boolean full) {}
