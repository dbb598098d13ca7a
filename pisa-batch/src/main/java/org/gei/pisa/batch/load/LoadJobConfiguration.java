package org.gei.pisa.batch.load;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gei.pisa.batch.source.ChangeSet;
import org.gei.pisa.batch.warehouse.ChangeSetWriter;
import org.gei.pisa.batch.warehouse.SourceStates;
import org.gei.pisa.domain.codebook.Codebook;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.batch.autoconfigure.BatchTaskExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.transaction.PlatformTransactionManager;

/// Job `load`: one partition per country, each a chunk-oriented step whose item is a set of changes:
/// reader -> rules -> writer.
@Configuration
class LoadJobConfiguration {

    static final String NAME = "load";
    static final String WINDOW = "window";

    @Bean
    Job loadJob(JobRepository repository, @Qualifier("loadPartitions") Step partitions, RunningExecutions listener) {
        return new JobBuilder(NAME, repository)
                .start(partitions)
                .listener(listener)
                .build();
    }

    /// @param elsewhere what lets other processes do the partitions, if there is such a thing
    @Bean
    Step loadPartitions(
            JobRepository repository,
            @Qualifier("loadCountry") Step loadCountry,
            Partitioner countryPartitioner,
            ObjectProvider<PartitionHandler> elsewhere) {
        var partitions = new StepBuilder("partitions", repository)
                .partitioner(NAME, countryPartitioner)
                .step(loadCountry);
        elsewhere.ifAvailable(partitions::partitionHandler);
        var virtualThreads = new SimpleAsyncTaskExecutor("load-");
        virtualThreads.setVirtualThreads(true);
        virtualThreads.setTaskDecorator(new ContextPropagatingTaskDecorator()); // the trace of the execution
        return partitions.taskExecutor(virtualThreads).build();
    }

    @Bean
    @ConditionalOnProperty(name = "pisa.batch.partitioning", havingValue = "local", matchIfMissing = true)
    CountryTurns localTurns() {
        return country -> new LocalTurn();
    }

    @Bean
    @ConditionalOnProperty(name = "pisa.batch.partitioning", havingValue = "local", matchIfMissing = true)
    Workforce thisProcess() {
        return () -> true;
    }

    /// Of both jobs: a partition per country of the parameter.
    @Bean
    @StepScope
    Partitioner countryPartitioner(
            @Value("#{jobParameters['" + ExecutionParameters.COUNTRIES + "']}") String countries) {
        return gridSize -> {
            var partitions = new LinkedHashMap<String, ExecutionContext>();
            Arrays.stream(countries.split(","))
                    .forEach(country -> partitions.put(
                            country, new ExecutionContext(Map.of(ExecutionParameters.COUNTRY, country))));
            return partitions;
        };
    }

    @Bean
    Step loadCountry(
            JobRepository repository,
            PlatformTransactionManager transactions,
            ChangeSetReader reader,
            ResponseRulesProcessor rules,
            ValidatedChangesWriter writer,
            PartitionLogContext logContext,
            LoadPartitionListener listener) {
        return new StepBuilder(NAME, repository)
                        .<ChangeSet, ValidatedChanges>chunk(1)
                        .transactionManager(transactions)
                        .reader(reader)
                        .processor(rules)
                        .writer(writer)
                        .stream(reader)
                        .listener(logContext)
                        .listener(listener)
                        .build();
    }

    @Bean
    @StepScope
    CountryPosition countryPosition() {
        return new CountryPosition();
    }

    @Bean
    @StepScope
    BadRows badRows(
            @Value("#{stepExecutionContext['" + ExecutionParameters.COUNTRY + "']}") String country,
            LoadSettings settings) {
        return new BadRows(country, settings);
    }

    @Bean
    @StepScope
    ChangeSetReader changeSetReader(
            @Value("#{stepExecution}") StepExecution step,
            Attempts attempts,
            Sources sources,
            SourceStates states,
            LoadControl control,
            Suspensions suspensions,
            CountryPosition position,
            BadRows badRows,
            ResponseRulesProcessor rules) {
        return new ChangeSetReader(
                partition(step, attempts), sources, states, control, suspensions, position, badRows, rules);
    }

    @Bean
    @StepScope
    ResponseRulesProcessor responseRules(
            @Value("#{stepExecutionContext['" + ExecutionParameters.COUNTRY + "']}") String country,
            Codebook codebook) {
        return new ResponseRulesProcessor(country, codebook);
    }

    @Bean
    @StepScope
    ValidatedChangesWriter validatedChangesWriter(
            @Value("#{stepExecution}") StepExecution step,
            Attempts attempts,
            ChangeSetWriter writer,
            CountryPosition position,
            BadRows badRows) {
        return new ValidatedChangesWriter(partition(step, attempts), writer, position, badRows);
    }

    /// Jobs run in threads of their own: whoever starts or restarts one gets the answer at once.
    @Bean
    @BatchTaskExecutor
    AsyncTaskExecutor jobThreads() {
        var executor = new SimpleAsyncTaskExecutor("job-");
        executor.setVirtualThreads(true);
        return executor;
    }

    static Partition partition(StepExecution step, Attempts attempts) {
        var parameters = step.getJobParameters();
        var firstAttempt = attempts.isFirst(step.getJobExecution());
        var follows = WINDOW.equals(parameters.getString(ExecutionParameters.KIND)) && firstAttempt;
        var full = Boolean.parseBoolean(parameters.getString(ExecutionParameters.FULL)) && firstAttempt;
        return new Partition(
                step.getExecutionContext().getString(ExecutionParameters.COUNTRY),
                step.getJobExecutionId(),
                step.getId(),
                !follows,
                full);
    }
}
