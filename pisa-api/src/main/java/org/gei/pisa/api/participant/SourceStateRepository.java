package org.gei.pisa.api.participant;

import org.springframework.data.repository.Repository;
import reactor.core.publisher.Flux;

interface SourceStateRepository extends Repository<SourceStateRow, String> {

    Flux<SourceStateRow> findAllByOrderByCnt();
}
