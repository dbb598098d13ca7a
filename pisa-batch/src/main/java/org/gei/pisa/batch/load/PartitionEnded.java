package org.gei.pisa.batch.load;

/// A partition has ended.
///
/// @param asked whether it was one a person asked for or restarted, after which the country has to be followed
///     again
/// @param permanent whether it failed so that its country is suspended now
record PartitionEnded(String country, boolean asked, boolean permanent) {}
