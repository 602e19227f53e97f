import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import { forwardRef, type MouseEventHandler } from 'react';

/** Mantine's looks with the router's typed addresses. */
type Clickable = { onClick?: MouseEventHandler<HTMLAnchorElement> };
type AnchorBaseProps = Omit<AnchorProps, 'href'> & Clickable & { tabIndex?: number; title?: string };
const AnchorBase = forwardRef<HTMLAnchorElement, AnchorBaseProps>((props, ref) => <Anchor ref={ref} {...props} />);
AnchorBase.displayName = 'AnchorBase';
export const AppLink = createLink(AnchorBase);

const ButtonBase = forwardRef<HTMLAnchorElement, Omit<ButtonProps, 'href'> & Clickable>((props, ref) => (
  <Button ref={ref} component="a" {...props} />
));
ButtonBase.displayName = 'ButtonBase';
export const ButtonLink = createLink(ButtonBase);
