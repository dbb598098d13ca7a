package org.gei.pisa.api.participant;

import org.springframework.data.repository.Repository;
import reactor.core.publisher.Flux;

interface ParticipantRepository extends Repository<ParticipantRow, String> {

    Flux<ParticipantRow> findAllByOrderByCnt();
}
