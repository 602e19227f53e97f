import type { QueryKey } from '@tanstack/react-query';

/** What a screen has read of each kind of record, by the words of the record of changes. */
const KEYS: Record<string, QueryKey[]> = {
  organization: [['organizations'], ['dashboard'], ['dashboard-groups']],
  membership: [['memberships'], ['people'], ['organizations'], ['appointments']],
  person: [['people']],
  apiClient: [['api-clients']],
  webhook: [['webhooks']],
  reminderSettings: [['reminder-settings']],
  programme: [['programmes']],
  participation: [['participations'], ['programmes'], ['organizations']],
  partnership: [['partnerships'], ['organizations']],
  // A generation is told as a change of its roadmap: then there are other tasks too.
  roadmap: [['roadmaps'], ['checkpoints'], ['dashboard']],
  activity: [['roadmaps']],
  checkpoint: [
    ['checkpoints'],
    ['execution'],
    ['roadmaps', 'progress'],
    ['roadmaps', 'heat-map'],
    ['roadmaps', 'burn-up'],
    ['dashboard'],
  ],
  report: [['checkpoints'], ['execution'], ['roadmaps', 'children-numbers']],
  assignment: [['checkpoints'], ['assignments'], ['appointments']],
  dateProposal: [['checkpoints']],
  appointment: [['appointments']],
  request: [['roadmaps', 'row-dates']],
  schedule: [['roadmaps', 'row-dates']],
  edition: [['roadmaps']],
  agreement: [['roadmaps']],
  roadmapTemplate: [['roadmap-templates']],
  roadmapCopy: [['roadmap-copies']],
  roadmapImport: [['roadmap-imports']],
  questionnaire: [['questionnaires']],
  questionnaireVersion: [['questionnaires']],
  // One that is counted, closed or named otherwise stands so in the profiles.
  campaign: [['campaigns'], ['risk-profiles']],
  campaignParticipant: [
    ['campaigns', 'participants'],
    ['campaigns', 'rates'],
  ],
  surveyInvitation: [['campaigns', 'invitations']],
  riskProfile: [['risk-profiles']],
  riskFactorReview: [['risk-profiles']],
  antiRiskProgramme: [['risk-profiles'], ['roadmaps']],
  riskFormula: [['formulas'], ['risk-profiles']],
  engagement: [['engagement'], ['dashboard']],
  engagementList: [['engagement']],
  engagementFormula: [['engagement']],
  reportObligation: [['reports'], ['dashboard']],
  reportComment: [['reports', 'comments']],
  reportTemplate: [['reports']],
  consolidatedReport: [
    ['reports', 'submissions'],
    ['reports', 'consolidated', 'one'],
  ],
  assessment: [['assessments']],
  assessmentImport: [['assessment-imports']],
  identificationRule: [['identification-rules']],
  identification: [['identifications']],
  indicator: [['indicators']],
  monitoringRound: [['monitoring-rounds'], ['round-places'], ['dashboard'], ['dashboard-groups'], ['dashboard-values']],
  monitoringForm: [['monitoring-rounds'], ['dashboard']],
  indicatorValue: [['monitoring-rounds'], ['dashboard'], ['dashboard-groups'], ['dashboard-values']],
  surveyLink: [
    ['campaigns', 'links'],
    ['campaigns', 'participants'],
  ],
};

/** A kind this page does not know may be shown under its own name. */
export const keysOf = (entity: string): QueryKey[] => [...(KEYS[entity] ?? [[entity]]), ['audit-entries', 'history']];
