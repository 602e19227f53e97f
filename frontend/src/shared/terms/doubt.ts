import type { TermStatus } from '../api/types';

export const isDoubtful = (status: TermStatus) => status === 'NEEDS_REVIEW' || status === 'UNPARSEABLE';
