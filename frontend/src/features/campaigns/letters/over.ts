import type { Campaign } from '../../../shared/api/types';

/** No more answers are taken, so nobody is asked for one. */
export const isOver = ({ state }: Pick<Campaign, 'state'>) => state === 'CLOSED' || state === 'SCORED';
