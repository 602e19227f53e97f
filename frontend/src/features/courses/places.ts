import type { Course } from '../../shared/api/types';

/** «12 / 25» of a course with a number of places, else how many there are. */
export const placesTaken = ({ taken, places }: Pick<Course, 'taken' | 'places'>) =>
  places === null ? String(taken) : `${taken} / ${places}`;
