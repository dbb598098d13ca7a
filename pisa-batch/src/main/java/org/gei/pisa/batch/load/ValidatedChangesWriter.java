package org.gei.pisa.batch.load;

import org.gei.pisa.batch.warehouse.ChangeSetWriter;
import org.gei.pisa.batch.warehouse.PartitionKey;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// Writes a change set within the transaction of the chunk, which also holds the step's metadata, and moves
/// the partition's position. If the transaction fails the partition fails, so a position that was never
/// committed is never used.
class ValidatedChangesWriter implements ItemWriter<ValidatedChanges> {

    private final Partition partition;
    private final ChangeSetWriter writer;
    private final CountryPosition position;
    private final BadRows badRows;

    ValidatedChangesWriter(Partition partition, ChangeSetWriter writer, CountryPosition position, BadRows badRows) {
        this.partition = partition;
        this.writer = writer;
        this.position = position;
        this.badRows = badRows;
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
                    new PartitionKey(partition.stepExecution(), partition.jobExecution()),
                    changes.changes().backlog());
            position.set(after);
            badRows.count(changes.rows());
        }
    }
}
