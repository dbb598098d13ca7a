-- Executions are searched by their kind without looking at every parameter.
create index batch_job_execution_params_kind on batch_job_execution_params (parameter_value, job_execution_id)
    where parameter_name = 'kind';
