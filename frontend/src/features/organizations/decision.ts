/** From which day an act holds, and by which order it was decided. */
export type Decision = {
  effectiveOn: string | null;
  orderNumber: string | null;
  orderDate: string | null;
  reason: string | null;
};

export type DecisionDraft = {
  effectiveOn: string | null;
  orderNumber: string;
  orderDate: string | null;
  reason: string;
};

export const NO_DECISION: DecisionDraft = { effectiveOn: null, orderNumber: '', orderDate: null, reason: '' };

export const decisionOf = (draft: DecisionDraft): Decision => ({
  effectiveOn: draft.effectiveOn,
  orderNumber: draft.orderNumber.trim() || null,
  orderDate: draft.orderDate,
  reason: draft.reason.trim() || null,
});
