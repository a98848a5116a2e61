-- What has changed, and how it is undone.
-- Which records have a row that is not as it was at first.
create view retail_touched (key) as
select id from ((table retail_order except table retail_first.retail_order)
                union all (table retail_first.retail_order except table retail_order)) o
union
select order_id from ((table retail_item except table retail_first.retail_item)
                      union all (table retail_first.retail_item except table retail_item)) i
union
select order_id from ((table retail_payment except table retail_first.retail_payment)
                      union all (table retail_first.retail_payment except table retail_payment)) p
union
select id from ((table retail_customer except table retail_first.retail_customer)
                union all (table retail_first.retail_customer except table retail_customer)) c
union
select customer_id from ((table retail_payment_method except table retail_first.retail_payment_method)
                         union all (table retail_first.retail_payment_method except table retail_payment_method)) m
union
select id from ((table retail_product except table retail_first.retail_product)
                union all (table retail_first.retail_product except table retail_product)) r
union
select product_id from ((table retail_variant except table retail_first.retail_variant)
                        union all (table retail_first.retail_variant except table retail_variant)) v;

-- Puts the records with certain keys back to what they were at first. No tool adds or removes a customer or an order.

create procedure retail_reset(keys text[]) language sql as $$
    delete from retail_payment where order_id = any(keys);
    delete from retail_item where order_id = any(keys);
    insert into retail_item select * from retail_first.retail_item where order_id = any(keys);
    insert into retail_payment select * from retail_first.retail_payment where order_id = any(keys);
    update retail_order o
       set (address1, address2, city, country, state, zip, status, cancel_reason, return_items, return_payment_method_id,
            exchange_items, exchange_new_items, exchange_payment_method_id, exchange_price_difference)
         = (p.address1, p.address2, p.city, p.country, p.state, p.zip, p.status, p.cancel_reason, p.return_items,
            p.return_payment_method_id, p.exchange_items, p.exchange_new_items, p.exchange_payment_method_id,
            p.exchange_price_difference)
      from retail_first.retail_order p
     where p.id = o.id and o.id = any(keys);
    update retail_customer c
       set (address1, address2, city, country, state, zip) = (p.address1, p.address2, p.city, p.country, p.state, p.zip)
      from retail_first.retail_customer p
     where p.id = c.id and c.id = any(keys);
    update retail_payment_method m
       set balance = p.balance
      from retail_first.retail_payment_method p
     where p.id = m.id and p.customer_id = any(keys);
$$;
