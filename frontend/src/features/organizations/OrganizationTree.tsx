import { Text } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { codeWord } from '../../shared/i18n/codes';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useTree, type TreeNode, type TreeTime } from './useTree';
import { treeStep } from './treeKeys';
import classes from './OrganizationTree.module.css';

const ROW = 40;

/** A WAI-ARIA tree: one tab stop, arrows walk and open, Enter goes to the page; only rows in sight are drawn. */
export function OrganizationTree({ top, time }: { top: string | undefined; time: TreeTime }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { nodes, toggle, loading, error, retry } = useTree(top ?? 'root', time);
  const [active, setActive] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => setMargin(place.current?.offsetTop ?? 0), [loading]);
  const virtual = useWindowVirtualizer({
    count: nodes.length,
    estimateSize: () => ROW,
    overscan: 12,
    scrollMargin: margin,
  });
  if (error) return <ProblemAlert error={error} onRetry={retry} />;
  if (loading) return <Loading />;
  if (nodes.length === 0)
    return <EmptyState title={t('organizations.emptyTitle')} text={t('organizations.emptyText')} />;
  const current = Math.min(active, nodes.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = treeStep(event.key, current, nodes);
    if (!step) return;
    event.preventDefault();
    if (step.toggle) toggle(step.toggle.id, step.toggle.open);
    if (step.enter) void navigate({ to: '/organizations/$organizationId', params: { organizationId: step.enter } });
    if (step.move !== undefined) {
      setActive(step.move);
      virtual.scrollToIndex(step.move);
    }
  };
  return (
    <div
      ref={place}
      role="tree"
      aria-label={t('nav.organizations')}
      tabIndex={0}
      aria-activedescendant={`org-${nodes[current]?.organization.id}`}
      className={classes.tree}
      style={{ height: virtual.getTotalSize() }}
      onKeyDown={onKeyDown}
    >
      {virtual.getVirtualItems().map((item) => {
        const node = nodes[item.index];
        return (
          node && (
            <Node
              key={node.organization.id}
              node={node}
              active={item.index === current}
              top={item.start - margin}
              onToggle={() => {
                setActive(item.index);
                toggle(node.organization.id, !node.expanded);
              }}
            />
          )
        );
      })}
    </div>
  );
}

function Node({ node, active, top, onToggle }: { node: TreeNode; active: boolean; top: number; onToggle: () => void }) {
  const { t } = useTranslation();
  const { organization, level, expanded } = node;
  const branch = organization.childCount > 0;
  const words = branch
    ? t('organizations.count', { count: organization.childCount })
    : codeWord('organizationKind', organization.kind);
  return (
    <div
      role="treeitem"
      id={`org-${organization.id}`}
      aria-level={level}
      aria-expanded={branch ? expanded : undefined}
      aria-selected={active}
      className={classes.node}
      data-active={active || undefined}
      style={{ transform: `translateY(${top}px)`, paddingInlineStart: 8 + (level - 1) * 20 }}
    >
      <span
        className={classes.toggle}
        data-open={expanded || undefined}
        onClick={branch ? onToggle : undefined}
        aria-hidden
      >
        {branch && <IconChevronRight size={18} />}
      </span>
      <AppLink
        to="/organizations/$organizationId"
        params={{ organizationId: organization.id }}
        tabIndex={-1}
        className={classes.name}
        title={organization.name}
      >
        {organization.name}
      </AppLink>
      <Text span size="sm" className={`quiet ${classes.kind}`}>
        {organization.state === 'ACTIVE' ? words : codeWord('organizationState', organization.state)}
      </Text>
    </div>
  );
}
