package org.gei.pisa.batch.load;

import org.gei.pisa.batch.warehouse.ChangeSetWriter;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// Writes a change set within the transaction of the chunk, which also holds the step's metadata, and moves the
/// partition's
/// position. If the transaction fails the partition fails, so a position that was never committed is never used.
class ValidatedChangesWriter implements ItemWriter<ValidatedChanges> {

    private final Partition partition;
    private final ChangeSetWriter writer;
    private final CountryPosition position;

    ValidatedChangesWriter(Partition partition, ChangeSetWriter writer, CountryPosition position) {
        this.partition = partition;
        this.writer = writer;
        this.position = position;
    }

    @Override
    public void write(Chunk<? extends ValidatedChanges> chunk) {
        for (var changes : chunk) {
            var before = position.loaded();
            var after =
                    CountryPosition.at(before.version() + 1, changes.changes().after());
            writer.write(
                    partition.country(),
                    changes.rows(),
                    before,
                    after,
                    partition.stepExecution(),
                    partition.jobExecution());
            position.set(after);
        }
    }
}
