import type { Problem } from './types';

/** An RFC 9457 problem as an exception; status 0 means the server was not reached. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title || problem.type);
    this.name = 'ApiProblem';
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }
}

export function problemOf(body: unknown, response: Response): Problem {
  const requestId = response.headers.get('X-Request-Id') ?? undefined;
  if (typeof body === 'object' && body !== null && 'title' in body) {
    return { ...(body as Problem), requestId: (body as Problem).requestId ?? requestId };
  }
  return { type: 'about:blank', title: '', status: response.status, requestId };
}

export const isStale = (error: unknown) => error instanceof ApiProblem && error.status === 412;
export const isMissing = (error: unknown) =>
  error instanceof ApiProblem && (error.status === 404 || error.status === 400);
