package org.gei.pisa.batch.reconcile;

import org.gei.pisa.batch.load.PartitionLogContext;
import org.gei.pisa.batch.load.RunningExecutions;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;

/// Job `reconcile`: one partition per country, a few of them at a time, so that the sources and the load
/// don't notice.
@Configuration
class ReconcileJobConfiguration {

    static final String NAME = "reconcile";
    private static final int AT_A_TIME = 2;

    @Bean
    Job reconcileJob(
            JobRepository repository,
            @Qualifier("reconcilePartitions") Step partitions,
            RunningExecutions runningExecutions) {
        return new JobBuilder(NAME, repository)
                .start(partitions)
                .listener(runningExecutions)
                .build();
    }

    @Bean
    Step reconcilePartitions(
            JobRepository repository,
            @Qualifier("reconcileCountry") Step reconcileCountry,
            Partitioner countryPartitioner) {
        var virtualThreads = new SimpleAsyncTaskExecutor("reconcile-");
        virtualThreads.setVirtualThreads(true);
        virtualThreads.setTaskDecorator(new ContextPropagatingTaskDecorator()); // the trace of the execution
        virtualThreads.setConcurrencyLimit(AT_A_TIME);
        return new StepBuilder("countries", repository)
                .partitioner(NAME, countryPartitioner)
                .step(reconcileCountry)
                .taskExecutor(virtualThreads)
                .build();
    }

    /// Without a transaction around it: it lasts, and writes in transactions of its own.
    @Bean
    Step reconcileCountry(
            JobRepository repository,
            ReconcileTasklet tasklet,
            PartitionLogContext logContext,
            ReconcilePartitionListener partitionListener) {
        return new StepBuilder(NAME, repository)
                .tasklet(tasklet, new ResourcelessTransactionManager())
                .listener(logContext)
                .listener(partitionListener)
                .build();
    }
}
