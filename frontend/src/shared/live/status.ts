/**
 * live: what changes is told; connecting: on the way, nothing to say yet; away: it has failed for a while;
 * resting: nobody looks at the tab; off: this person gets no stream.
 */
export type LiveStatus = 'live' | 'connecting' | 'away' | 'resting' | 'off';

let status: LiveStatus = 'connecting';
const listeners = new Set<() => void>();

export const liveStatus = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: () => status,
};

export function become(next: LiveStatus): void {
  if (next === status) return;
  status = next;
  listeners.forEach((listener) => listener());
}
