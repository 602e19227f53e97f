import type { Configuration } from './types';

/** Plain fetch on purpose: it runs before there is a session, and index.html has already asked for it. */
export async function loadConfiguration(): Promise<Configuration> {
  const answer = await fetch('/api/v1/configuration');
  if (!answer.ok) throw new Error(`configuration: ${answer.status}`);
  return (await answer.json()) as Configuration;
}
