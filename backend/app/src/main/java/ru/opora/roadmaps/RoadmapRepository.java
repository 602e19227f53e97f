package ru.opora.roadmaps;

import java.util.UUID;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;

/** Roadmaps as aggregates, written with their version. */
interface RoadmapRepository extends ReactiveCrudRepository<Roadmap, UUID> {}
