// What is needed when somebody begins: it comes after the first screen, which then is there sooner.
export { Answered, HandOn, Outcome, Queue } from './Done';
export { Review } from './Review';
export { SectionScreen } from './SectionScreen';
