package org.gei.pisa.benchmark.load;

import java.sql.Connection;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.response.RawResponse;
import org.gei.pisa.domain.response.ResponseRules;
import org.gei.pisa.domain.response.Validation;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.JdbcCursorItemReader;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// The load as a textbook of Spring Batch has it, without metadata in a database: a cursor, a processor, batches of
/// upserts, a thousand rows in a chunk.
final class TextbookJob {

    private static final int CHUNK = 1000;

    private final ResponseRules rules;
    private final SingleConnectionDataSource source;
    private final SingleConnectionDataSource warehouse;

    TextbookJob(String country, Connection source, Connection warehouse) {
        this.rules = new ResponseRules(country, Codebook.pisa2018());
        this.source = new SingleConnectionDataSource(source, true);
        this.warehouse = new SingleConnectionDataSource(warehouse, true);
    }

    void run(String select) throws Exception {
        var repository = new ResourcelessJobRepository();
        var reader = reader(select);
        var step = new StepBuilder("textbook", repository)
                        .<RawResponse, Validation.Accepted>chunk(CHUNK)
                        .transactionManager(new JdbcTransactionManager(warehouse))
                        .reader(reader)
                        .processor(row -> Upsert.validate(rules, row))
                        .writer(writer())
                        .stream(reader)
                        .build();
        var job = new JobBuilder("textbook", repository).start(step).build();
        var operator = new TaskExecutorJobOperator();
        operator.setJobRepository(repository);
        operator.setJobRegistry(new MapJobRegistry());
        operator.afterPropertiesSet();
        var execution = operator.start(job, new JobParameters());
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new IllegalStateException(
                    "textbook job: expected it to be COMPLETED, but it is " + execution.getStatus());
        }
    }

    private JdbcCursorItemReader<RawResponse> reader(String select) {
        return new JdbcCursorItemReaderBuilder<RawResponse>()
                .name("responses")
                .dataSource(source)
                .sql(select)
                .fetchSize(CHUNK)
                .connectionAutoCommit(false)
                .rowMapper((row, _) -> Upsert.read(row))
                .build();
    }

    private JdbcBatchItemWriter<Validation.Accepted> writer() {
        var writer = new JdbcBatchItemWriterBuilder<Validation.Accepted>()
                .dataSource(warehouse)
                .sql(Upsert.sql(Peers.TABLE))
                .itemPreparedStatementSetter((row, statement) -> Upsert.set(statement, row))
                .assertUpdates(false)
                .build();
        writer.afterPropertiesSet();
        return writer;
    }
}
