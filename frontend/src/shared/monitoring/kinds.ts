import type { AssessmentKind } from '../api/types';

export const KINDS: AssessmentKind[] = ['VPR', 'OGE', 'EGE', 'DIAGNOSTIC', 'OTHER'];
