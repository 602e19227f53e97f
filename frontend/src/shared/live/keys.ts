import type { QueryKey } from '@tanstack/react-query';

/** What a screen has read of each kind of record, by the words of the record of changes. */
const KEYS: Record<string, QueryKey[]> = {
  organization: [['organizations']],
  membership: [['memberships'], ['people'], ['organizations']],
  person: [['people']],
  apiClient: [['api-clients']],
  programme: [['programmes']],
  participation: [['participations'], ['programmes'], ['organizations']],
  partnership: [['partnerships'], ['organizations']],
  roadmap: [['roadmaps']],
  activity: [['roadmaps']],
  checkpoint: [['checkpoints'], ['roadmaps', 'progress'], ['roadmaps', 'heat-map']],
  report: [['checkpoints']],
  assignment: [['checkpoints']],
  dateProposal: [['checkpoints']],
  edition: [['roadmaps']],
  roadmapTemplate: [['roadmap-templates']],
  roadmapCopy: [['roadmap-copies']],
  roadmapImport: [['roadmap-imports']],
};

/** A kind this page does not know may be shown under its own name. */
export const keysOf = (entity: string): QueryKey[] => [...(KEYS[entity] ?? [[entity]]), ['audit-entries', 'history']];
