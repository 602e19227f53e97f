import type { components } from './schema';

type Schemas = components['schemas'];

/** A problem of the server, or one this page made itself (no connection), which knows less. */
export type Problem = Pick<Schemas['Problem'], 'type' | 'title' | 'status'> &
  Partial<Schemas['Problem']> & { retryAfter?: number; current?: unknown };
export type Configuration = Schemas['Configuration'];
export type Me = Schemas['Me'];
export type Organization = Schemas['Organization'];
export type OrganizationKind = Organization['kind'];
export type LiveEvent = Schemas['LiveEvent'];
export type Notification = Schemas['Notification'];
export type NotificationSettings = Schemas['NotificationSettings'];
export type NotificationSettingsPatch = Schemas['NotificationSettingsPatch'];
export type AuditEntry = Schemas['AuditEntry'];
export type AuditHead = Schemas['AuditHead'];
export type ApiClient = Schemas['ApiClient'];
export type Person = Schemas['Person'];
export type Term = Schemas['Term'];
export type TermStatus = Term['status'];
export type TermWindow = Schemas['TermWindow'];
export type Task = Schemas['Task'];
export type Target = Schemas['Target'];
export type RoadmapSummary = Schemas['RoadmapSummary'];
export type Roadmap = Schemas['Roadmap'];
export type RoadmapState = Roadmap['state'];
export type RoadmapSection = Schemas['RoadmapSection'];
export type Activity = Schemas['Activity'];
export type ImportSummary = Schemas['RoadmapImportSummary'];
export type ImportView = Schemas['RoadmapImport'];
export type ImportPatch = Schemas['RoadmapImportPatch'];
export type ImportSection = Schemas['ImportedSection'];
export type ImportActivity = Schemas['ImportedActivity'];
export type ImportIssue = Schemas['ImportIssue'];
export type ColumnRole = Schemas['ImportedColumn']['role'];
export type SourceRow = Schemas['ImportSourceRow'];
export type RowKind = SourceRow['kind'];
