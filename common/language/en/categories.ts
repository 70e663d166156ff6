/** What English lines spend on and are paid for: goods, services and merchants by category. @module */

import type { WordLists } from "../lexicon.ts";

export const EN_SPENDING: WordLists = {
  food:
    `protein_powder horchata döner doner curry fish_n_chips fush_n_chips club-mate rewe edeka mustard chilli tofu ramen_kit chai biryani samosa dosa thali sweets timbits double_double hot_chocolate swiggy zomato lcbo mango mangoes paneer roti idli meat_pie pavlova lamington sushi_rolls formula baby_formula diaper_bag_snacks pie jerky popcorn roll potluck combo in-n-out thai haul double-double breakfast brunch lunch dinner supper snack meal meals food eats takeout takeaway take-out takeaways delivery coffee coffees latte cappuccino espresso mocha americano flat_white cortado croissant
    bagel donut doughnut sandwich burger fries pizza pizzas taco burrito sushi ramen noodles pho curry salad soup steak chicken fish bbq wings hotpot hot_pot dumplings dim_sum bubble_tea boba tea smoothie juice
    soda beer beers pint pints wine cocktail drinks booze groceries grocery supermarket_run fruit fruits apples bananas berries vegetables veggies veg bread milk eggs cheese meat butter rice pasta cereal snacks chocolate ice_cream
    gelato cake cookies pastry bakery restaurant diner cafe café deli food_court hawker cafeteria canteen starbucks mcdonald mcdonalds mcd kfc subway chipotle dunkin domino's dominos wendy's taco_bell burger_king chick-fil-a panera
    five_guys nando's pret greggs doordash ubereats uber_eats grubhub deliveroo just_eat foodpanda grabfood instacart whole_foods trader_joe trader_joe's trader_joes safeway kroger aldi lidl publix wegmans laksa toast kopi prata nasi
    chicken_rice kebab kebabs fish_and_chips roast avo sashimi tapas brekkie brekky arvo_tea pub_lunch oysters lobster ramen_bowl poke bento seafood spice flour oil_and_vinegar honey water_bottle popcorn_snack cheesecake
    muffin scone pancakes waffles oatmeal granola yogurt yoghurt gum candy sweets chips crisps tip_at_dinner date_night_dinner`,
  transport:
    `u-bahn s-bahn wipers rego_check alternator truck auto rickshaw auto_rickshaw presto presto_card wof warrant_of_fitness metro_recharge fastag toll_tag train tram transmission car_part taxi cab uber lyft grab bolt gojek ride rideshare bus bus_fare bus_ticket train_fare subway_fare metro metro_card metrocard tube oyster tram luas leap_card opal ez-link mrt fare commute gas gasoline petrol fuel diesel filled_up fill_up
    fill-up tank parking park_and_ride toll tolls car_wash oil_change tires tyres tire tyre mechanic car_repair car_service mot rego car_registration registration car_insurance speeding_ticket parking_ticket ferry scooter lime bike_share the_tow tow towing
    charging ev_charging carwash brake_pads brakes battery_for_the_car`,
  travel:
    `seat_upgrade upgrade flight flights plane_ticket airfare airline hotel motel hostel airbnb booking.com expedia vacation holiday_booking cruise visa_fee visa luggage suitcase train_ticket train_tickets rail_ticket eurostar amtrak car_rental rental_car resort trip tour
    travel_insurance baggage checked_bag lounge_pass b&b campsite`,
  shopping:
    `humidifier wipes stroller lightbulb saree sarees kurta snowsuit snowsuits diapers nappies toque mittens vinyl pen wacom hokas ammo clothes clothing shirt t-shirt tshirt tee jeans pants trousers shorts dress skirt jacket coat sweater hoodie jumper shoes sneakers trainers boots sandals socks underwear hat cap scarf gloves bag handbag backpack purse wallet watch
    sunglasses jewelry jewellery necklace ring earrings makeup lipstick skincare moisturizer perfume shampoo conditioner toothpaste toothbrush soap toilet_paper paper_towels detergent cleaning_supplies household amazon ebay taobao temu shein
    walmart target costco ikea zara h&m uniqlo best_buy asos m&s primark john_lewis argos apple_store etsy shopee lazada kmart bunnings phone phone_case case charger cable headphones earbuds airpods speaker laptop tablet ipad iphone macbook keyboard mouse
    monitor camera lens hard_drive ssd tv television fridge microwave toaster kettle air_fryer blender vacuum sofa couch desk desk_lamp lamp chair table mattress pillow sheets duvet towels rug curtains furniture tools drill screws paint brushes toys lego toy
    stationery pens notebook umbrella bike helmet raincoat sunscreen bulbs light_bulb batteries dishwasher washing_machine dryer plants vase frame printer ink`,
  housing:
    `nebenkosten hydro gas_cylinder maid_salary emi maintenance society_maintenance furnace furnace_filter rent mortgage hoa council_tax property_tax electricity electric_bill electricity_bill power_bill water_bill gas_bill utilities utility utility_bill heating strata body_corporate plumber electrician cleaner cleaning_lady repairs home_insurance
    landlord deposit_for_flat moving_van movers maid boiler boiler_repair roof handyman conservancy service_charge trash_bill sewer heating_oil`,
  communication:
    `my_phone phone_top-up recharge jio airtel vodacom data_pack phone_bill mobile_bill phone_plan internet broadband wifi_bill cell_phone_bill data_plan sim sim_card top-up_phone verizon at&t t-mobile vodafone ee o2 sky_broadband singtel starhub telstra optus comcast xfinity roaming internet_bill`,
  entertainment:
    `skating skate ice_rink rink cricket_match lotto lotto_ticket fishing_license marathon_entry race_entry movie movies cinema film_tickets movie_ticket movie_tickets theater theatre tickets ticket tix concert gig show game games video_game steam playstation xbox nintendo netflix spotify hulu disney+ disney_plus hbo youtube_premium prime_video
    apple_music audible museum zoo aquarium theme_park bowling karaoke mini_golf arcade festival club bar_tab panto gym gym_membership membership climbing skiing lift_pass ski_pass golf green_fees massage spa book_club pool_table
    escape_room comedy laser_tag paintball bingo lottery`,
  medical:
    `doctor doctors doctor's gp copay co-pay hospital clinic dentist dental pharmacy chemist cvs walgreens boots_pharmacy medicine meds medication prescription prescriptions vitamins supplements bandages vaccine flu_shot checkup check-up physio therapy
    therapist eye_test contact_lenses x-ray surgery urgent_care ibuprofen paracetamol antibiotics optometrist chiropractor lab_test blood_test inhaler cough_syrup guardian_pharmacy polyclinic`,
  education:
    `semester_fee exchange_semester tuition course class classes lesson lessons book books textbook textbooks udemy coursera school school_fees school_trip exam_fee workshop seminar tutoring tutor kindle daycare nursery preschool kindergarten uniform piano_lesson swimming_lessons
    driving_lesson college university student_loan conference`,
  gifts:
    `birthday wedding niece nephew leaving_do leaving_gift gift gifts present presents birthday_present wedding_gift flowers bouquet donation_gift ang_bao red_packet red_envelope gift_card birthday_gift christmas_present`,
  pets:
    `farrier hay dog_food cat_food pet_food vet vet_bill litter cat_litter kitty_litter pet groomer grooming dog_groomer dog_walker kennel cattery dog_treats flea flea_treatment pet_insurance chew_toy`,
  investment: `stocks shares etf index_fund crypto bitcoin bonds 401k isa`,
  other:
    `haircut barber hairdresser salon nails manicure pedicure laundry dry_cleaning dry_cleaner postage stamps shipping post_office donation donated charity fine insurance domain hosting tax taxes bank_fee printing copies locksmith notary subscription
    passport_photo babysitter childcare waxing tattoo church union_dues life_insurance`,
};

export const EN_INCOME: WordLists = {
  salary: `salary paycheck pay_check wages wage paid_today payday payroll got_paid stipend`,
  bonus: `bonus commission thirteenth_month`,
  refund:
    `rebate sent_me_back gave_me_back refund refunded reimbursed reimbursement cashback cash_back rebate deposit_back security_deposit tax_return tax_refund money_back compensation payout claim`,
  gifts: `ang_bao red_packet red_envelope gift_money birthday_money`,
  investment: `dividend dividends interest capital_gains yield coupon_payment`,
  other:
    `sold freelance side_gig side_hustle gig_payment invoice royalty royalties won lottery tips grant scholarship rental_income`,
};
