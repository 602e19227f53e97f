import { ApiProblem } from './problem';

/** What the server says against one field of the body it refused. */
export function fieldError(error: unknown, pointer: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  const said = error.problem.errors?.filter((one) => one.pointer === pointer).map((one) => one.message);
  return said?.join(' ') || undefined;
}
