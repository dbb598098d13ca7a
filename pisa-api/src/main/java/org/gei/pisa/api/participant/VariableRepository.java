package org.gei.pisa.api.participant;

import org.springframework.data.repository.Repository;
import reactor.core.publisher.Flux;

interface VariableRepository extends Repository<VariableRow, String> {

    Flux<VariableRow> findAllByOrderByPosition();
}
