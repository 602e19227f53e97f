import type { components } from './schema';

type Schemas = components['schemas'];

export type Problem = Schemas['Problem'];
export type Configuration = Schemas['Configuration'];
export type Me = Schemas['Me'];
export type Organization = Schemas['OrganizationView'];
export type OrganizationKind = Schemas['OrganizationKind'];
export type Person = Schemas['PersonView'];
export type Term = Schemas['TermView'];
export type TermStatus = Schemas['TermStatus'];
export type TermWindow = Schemas['TermWindow'];
export type Task = Schemas['Task'];
export type Target = Schemas['Target'];
export type RoadmapSummary = Schemas['RoadmapSummary'];
export type Roadmap = Schemas['RoadmapView'];
export type RoadmapState = Schemas['RoadmapState'];
export type RoadmapSection = Schemas['SectionView'];
export type Activity = Schemas['ActivityView'];
export type ImportSummary = Schemas['ImportSummary'];
export type ImportView = Schemas['ImportView'];
export type ImportPatch = Schemas['ImportPatch'];
export type ImportSection = Schemas['ImportSection'];
export type ImportActivity = Schemas['ImportActivity'];
export type ImportIssue = Schemas['ImportIssue'];
export type ColumnRole = Schemas['ColumnRole'];
export type RowKind = Schemas['RowKind'];
export type SourceRow = Schemas['SourceRow'];
